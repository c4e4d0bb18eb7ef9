"""The window: Qt widgets, models, delegates and dialogs. It sees the desk only through lanes."""
