"""The desk in a browser: Streamlit pages over `drafter.desk`, and nothing else."""
