"""Vietnamese text, pure: exact storage, folding, syllables, hidden characters, restoration."""

import os

# numpy's own library would share each small product of the network out to a thread for every
# core, and wait for them all: 25 times slower where another core is busy. Set before it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
