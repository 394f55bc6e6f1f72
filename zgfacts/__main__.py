"""`python -m zgfacts`, and the console script."""

import gc
import sys


def main() -> None:
    """Run the command line of this process and exit with its status."""
    # The process is over before there is any garbage worth collecting, and what it
    # leaves need not be searched for cycles when it ends: that takes as long as a search.
    gc.disable()
    from zgfacts.cli import run

    status = run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
