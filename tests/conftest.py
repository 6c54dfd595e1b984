"""What holds for all tests.  This folder is on the path, so that tests in folders below find what all share.

Properties are tried on the same examples in every run, so that a green run
stays green; REPORTGEN_RANDOM=1 draws new ones.
"""

import os
import tempfile

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None)
settings.load_profile("random" if os.environ.get("REPORTGEN_RANDOM") else "steady")

# What whoever runs the tests has set for all reports is not theirs; browsers write into such a folder, too.
_SETTINGS = tempfile.TemporaryDirectory(prefix="reportgen-tests-")
os.environ["XDG_CONFIG_HOME"] = _SETTINGS.name
