"""The database's history, run by Alembic from inside the package."""
