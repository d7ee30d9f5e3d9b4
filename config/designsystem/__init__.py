"""Det Fælles Designsystem (DKFDS) for Django: forms, components and Danish formats.

No models, no domain and no imports from the apps: what an app wants shown, it hands over in plain
values.
"""
