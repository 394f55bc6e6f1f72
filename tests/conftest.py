"""How every test runs: no case fails for the time it takes, which `benchmarks/` measures."""

from hypothesis import settings

settings.register_profile("zgfacts", deadline=None)
settings.load_profile("zgfacts")
