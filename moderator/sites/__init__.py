"""Comment sites behind one protocol, a file for each kind of site."""

from moderator.sites.connect import connect, open_site
from moderator.sites.protocol import Secret, Site

__all__ = ["Secret", "Site", "connect", "open_site"]
