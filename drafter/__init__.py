"""The digest desk."""

import os

# numpy's matrix threads wait for each other: on two cores that anything else uses, two take six times as
# long as one, and on idle ones no less. Read when numpy is loaded, so it stands here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
