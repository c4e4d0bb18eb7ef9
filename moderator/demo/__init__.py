"""The embedded newspaper site: a program of its own that speaks the moderation contract.

Run it with ``python -m moderator.demo --port N --data DIR``. It shares nothing with the desk but
the contract in ``resources/contract/openapi.yaml`` and the finder of resource files.
"""
