"""`python -m zgfacts`, and the console script."""

import gc
import sys


def main() -> None:
    """Run the command line of this process and exit with its status."""
    # The process is over before there is any garbage worth collecting.
    gc.disable()
    from zgfacts.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
