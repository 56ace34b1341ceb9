"""``python -m govinfo``: the command line."""

from govinfo.cli import main

if __name__ == "__main__":
    main()
