"""The configuration."""

import os

from flask import Flask

app = Flask(__name__)


class Settings:
    DEBUG = True
    NAME = "from class"
    lower = "ignored"


app.config.from_object(Settings)
app.config.from_mapping(OTHER=1, lower=2)
app.config.update(TESTING=True, MAIL_HOST="h", MAIL_PORT=25)
app.config["SECRET_KEY"] = "key"
os.environ["FLASK_NUMBER"] = "5"
os.environ["FLASK_WORD"] = "word"
app.config.from_prefixed_env()
print(app.debug, app.testing, app.secret_key, app.config["NAME"], "lower" in app.config, app.config["OTHER"])
print(app.config["NUMBER"] + 1, app.config["WORD"], app.config.get_namespace("MAIL_"))
app.debug = False
app.secret_key = "other"
print(app.config["DEBUG"], app.config["SECRET_KEY"], app.config.get("NOTHING"), app.config["PERMANENT_SESSION_LIFETIME"])
print(app.name, repr(app), app.import_name, app.static_url_path, app.template_folder)
