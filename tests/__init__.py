"""The tests of zgfacts."""
