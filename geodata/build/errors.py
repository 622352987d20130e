# SPDX-License-Identifier: Apache-2.0
"""The one expected failure of the build: it stops, says why in words, and leaves no file behind."""


class BuildError(Exception):
    pass
