from drafter.cli.app import program

program()
