"""The part of Werkzeug on which Flask's `request` and `session` stand: `werkzeug.local`."""
