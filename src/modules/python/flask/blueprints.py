"""Blueprints: parts of an application that are written apart and registered with it later."""

import os

from flask.scaffold import Scaffold


class BlueprintSetupState:
    """One registration of a blueprint with an application."""

    def __init__(self, blueprint, app, options, first_registration):
        self.blueprint = blueprint
        self.app = app
        self.options = options
        self.first_registration = first_registration
        prefix = options.get("url_prefix")
        self.url_prefix = blueprint.url_prefix if prefix is None else prefix
        self.name_prefix = options.get("name_prefix", "")
        self.name = options.get("name", blueprint.name)
        self.url_defaults = dict(blueprint.url_values_defaults)
        self.url_defaults.update(options.get("url_defaults", ()))

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        """Adds a rule of the blueprint to the application, below its prefix and its name."""
        if self.url_prefix is not None:
            rule = "/".join((self.url_prefix.rstrip("/"), rule.lstrip("/"))) if rule else self.url_prefix
        if endpoint is None:
            endpoint = view_func.__name__
        defaults = dict(self.url_defaults)
        defaults.update(options.pop("defaults", None) or {})
        self.app.add_url_rule(
            rule,
            f"{self.name_prefix}.{self.name}.{endpoint}".lstrip("."),
            view_func,
            defaults=defaults or None,
            **options,
        )


class Blueprint(Scaffold):
    """Views and hooks under one name, and perhaps below one address."""

    def __init__(self, name, import_name, static_folder=None, static_url_path=None, template_folder=None, url_prefix=None, subdomain=None, url_defaults=None, root_path=None):
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        if not name:
            raise ValueError("'name' may not be empty.")
        if "." in name:
            raise ValueError("'name' may not contain a dot '.' character.")
        self.name = name
        self.url_prefix = url_prefix
        self.subdomain = subdomain
        self.url_values_defaults = url_defaults or {}
        self.deferred_functions = []
        self._blueprints = []
        self._got_registered_once = False

    def _check_setup_finished(self, name):
        if self._got_registered_once:
            raise AssertionError(
                f"The setup method '{name}' can no longer be called on the blueprint '{self.name}'. It has already been"
                " registered at least once, any changes will not be applied consistently.\nMake sure all imports,"
                " decorators, functions, etc. needed to set up the blueprint are done before registering it."
            )

    def record(self, func):
        """Has a function called when the blueprint is registered."""
        self._check_setup_finished("record")
        self.deferred_functions.append(func)

    def record_once(self, func):
        """The same, for the first registration alone."""
        self.record(lambda state: func(state) if state.first_registration else None)

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        """Notes a rule, which the application gets when the blueprint is registered."""
        self._check_setup_finished("add_url_rule")
        if endpoint and "." in endpoint:
            raise ValueError("'endpoint' may not contain a dot '.' character.")
        if view_func and "." in view_func.__name__:
            raise ValueError("'view_func' name may not contain a dot '.' character.")
        self.record(
            lambda state: state.add_url_rule(
                rule, endpoint, view_func, provide_automatic_options=provide_automatic_options, **options
            )
        )

    def register_blueprint(self, blueprint, **options):
        """Puts another blueprint inside this one."""
        if blueprint is self:
            raise ValueError("Cannot register a blueprint on itself")
        self._blueprints.append((blueprint, options))

    def register(self, app, options):
        """Gives the application everything that was collected."""
        name = f"{options.get('name_prefix', '')}.{options.get('name', self.name)}".lstrip(".")
        if name in app.blueprints:
            whose = "this" if app.blueprints[name] is self else "a different"
            raise ValueError(
                f"The name '{name}' is already registered for {whose} blueprint. Use 'name=' to provide a unique name."
            )
        first = self not in app.blueprints.values()
        app.blueprints[name] = self
        self._got_registered_once = True
        state = BlueprintSetupState(self, app, options, first)
        if self.has_static_folder:
            state.add_url_rule(f"{self.static_url_path}/<path:filename>", endpoint="static", view_func=self.send_static_file)
        self._merge(app, name)
        for function in self.deferred_functions:
            function(state)
        for blueprint, inner in self._blueprints:
            inner = dict(inner)
            below = inner.get("url_prefix", blueprint.url_prefix)
            if state.url_prefix is not None and below is not None:
                inner["url_prefix"] = state.url_prefix.rstrip("/") + "/" + below.lstrip("/")
            elif state.url_prefix is not None:
                inner["url_prefix"] = state.url_prefix
            inner["name_prefix"] = name
            blueprint.register(app, inner)

    def send_static_file(self, filename):
        from flask.helpers import send_from_directory

        return send_from_directory(os.path.join(self.root_path, self.static_folder), filename)

    def _merge(self, app, name):
        """The hooks of the blueprint are the application's, under the blueprint's name."""
        for theirs, mine in (
            (app.before_request_funcs, self.before_request_funcs),
            (app.after_request_funcs, self.after_request_funcs),
            (app.teardown_request_funcs, self.teardown_request_funcs),
            (app.template_context_processors, self.template_context_processors),
            (app.url_value_preprocessors, self.url_value_preprocessors),
            (app.url_default_functions, self.url_default_functions),
        ):
            theirs.setdefault(name, []).extend(mine.get(None, []))
        for code, handlers in self.error_handler_spec.get(None, {}).items():
            app.error_handler_spec.setdefault(name, {}).setdefault(code, {}).update(handlers)

    def _for_app(self, method, f):
        self.record_once(lambda state: getattr(state.app, method)(f))
        return f

    def before_app_request(self, f):
        """`before_request` for the whole application."""
        return self._for_app("before_request", f)

    def after_app_request(self, f):
        return self._for_app("after_request", f)

    def teardown_app_request(self, f):
        return self._for_app("teardown_request", f)

    def app_context_processor(self, f):
        return self._for_app("context_processor", f)

    def app_template_filter(self, name=None):
        """Makes the decorated function a filter of all templates."""

        def decorate(f):
            self.record_once(lambda state: state.app.add_template_filter(f, name))
            return f

        return decorate

    def app_errorhandler(self, code):
        """`errorhandler` for the whole application."""

        def decorate(f):
            self.record_once(lambda state: state.app.register_error_handler(code, f))
            return f

        return decorate

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"
