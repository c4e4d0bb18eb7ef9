"""A small model of what one desk removes, taught by its own decisions alone. Pure.

It sorts and explains; nothing here decides.
"""

from moderator.learning.course import Stretch, course
from moderator.learning.evaluation import Example, Report, Silence, evaluate
from moderator.learning.features import features
from moderator.learning.lessons import MOST, Lessons
from moderator.learning.model import Counts, Model
from moderator.learning.voice import Strength, Voice, strongest

__all__ = [
    "MOST",
    "Counts",
    "Example",
    "Lessons",
    "Model",
    "Report",
    "Silence",
    "Strength",
    "Stretch",
    "Voice",
    "course",
    "evaluate",
    "features",
    "strongest",
]
