"""A small strict stand-in for WordPress, for where no WordPress is installed.

It answers as WordPress 6.1.9 and 6.8.7 were measured to answer, faults included, and refuses
every parameter that it does not know, where WordPress would silently ignore it. The same suite
runs against it and, in ``tests/live``, against the real thing.
"""

from tests.wordpress_double.server import Double

__all__ = ["Double"]
