//! Notes what every block does with each name, and refuses what is Python but left out here.

use std::collections::HashMap;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Alias, Comprehension, ExceptHandler, Expr, ExprContext, Identifier, Parameters, Pattern, Stmt,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Scope, ScopeKind, Scopes, Uses, mangle};
use crate::syntax::{Module, SourceError};

/// Walks `module`; the places of the names are not settled yet in what it returns.
pub(super) fn visit(module: &Module) -> Result<Scopes, SourceError> {
    let mut names = NameVisitor {
        module,
        scopes: Scopes {
            scopes: vec![Scope::new(ScopeKind::Module, None, None)],
            by_node: HashMap::new(),
        },
        current: Scopes::MODULE,
        in_iteration_target: false,
        text_annotations: crate::bytecode::compiler::annotations_are_text(module),
        error: None,
    };
    names.visit_body(module.body());
    match names.error {
        Some(error) => Err(error),
        None => Ok(names.scopes),
    }
}

struct NameVisitor<'a> {
    module: &'a Module,
    scopes: Scopes,
    current: usize,
    /// Whether what is visited is the target of a comprehension's `for`.
    in_iteration_target: bool,
    /// Whether annotations are kept as text, so that the names in them are not used.
    text_annotations: bool,
    /// The first error; once there is one, nothing more is visited.
    error: Option<SourceError>,
}

impl<'a> NameVisitor<'a> {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.scopes[self.current]
    }

    fn fail(&mut self, error: SourceError) {
        self.error.get_or_insert(error);
    }

    fn refuse(&mut self, range: TextRange, construct: &str, instead: Option<&str>) {
        self.fail(self.module.unsupported(range, construct, instead));
    }

    fn mangled(&self, name: &str) -> String {
        let class_name = self.scopes.scopes[self.current].class_name.as_deref();
        mangle(class_name, name).into_owned()
    }

    fn note(&mut self, name: &str, uses: Uses) {
        let name = self.mangled(name);
        self.scope().note(&name, uses);
    }

    fn bind(&mut self, name: &str, range: TextRange) {
        if name == "__debug__" {
            self.fail(
                self.module
                    .syntax_error(range, "cannot assign to __debug__"),
            );
        }
        self.note(name, Uses::BOUND);
    }

    /// Visits the inside of a new block with `visit`.
    fn block(
        &mut self,
        range: TextRange,
        kind: ScopeKind,
        class_name: Option<&str>,
        visit: impl FnOnce(&mut Self),
    ) {
        let outer = self.current;
        let class_name = match class_name {
            Some(name) => Some(name.to_owned()),
            None => self.scope().class_name.clone(),
        };
        let index = self.scopes.scopes.len();
        self.scopes
            .scopes
            .push(Scope::new(kind, Some(outer), class_name));
        self.scopes.scopes[outer].children.push(index);
        let key = (range.start().to_u32(), range.end().to_u32(), kind);
        self.scopes.by_node.insert(key, index);
        self.current = index;
        visit(self);
        self.current = outer;
    }

    fn defaults(&mut self, parameters: &'a Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    /// Declares the parameters in slot order.
    fn parameters(&mut self, parameters: &'a Parameters) {
        let plain = parameters.iter_non_variadic_params();
        let plain: Vec<&Identifier> = plain.map(|parameter| parameter.name()).collect();
        let variadic = [&parameters.vararg, &parameters.kwarg];
        let variadic = variadic.into_iter().flatten().map(|p| &p.name);
        for name in plain.into_iter().chain(variadic) {
            let mangled = self.mangled(name);
            let known = self.scope().symbols.get(&mangled);
            if known.is_some_and(|symbol| symbol.uses.has(Uses::PARAMETER)) {
                let message = format!("duplicate argument '{name}' in function definition");
                self.fail(self.module.syntax_error(name.range(), message));
            }
            if name.as_str() == "__debug__" {
                let message = "cannot assign to __debug__";
                self.fail(self.module.syntax_error(name.range(), message));
            }
            self.note(name, Uses::PARAMETER);
        }
    }

    /// A `global` or `nonlocal` statement.
    fn declare(&mut self, names: &'a [Identifier], range: TextRange, uses: Uses) {
        let word = if uses.has(Uses::GLOBAL) {
            "global"
        } else {
            "nonlocal"
        };
        for name in names {
            let mangled = self.mangled(name);
            let known = self.scope().symbols.get(&mangled);
            let known = known.map(|symbol| symbol.uses).unwrap_or_default();
            let message = if known.has(Uses::PARAMETER) {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if known.has(Uses::READ) {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if known.has(Uses::ANNOTATED) {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if known.has(Uses::BOUND) {
                Some(format!(
                    "name '{name}' is assigned to before {word} declaration"
                ))
            } else {
                None
            };
            if let Some(message) = message {
                self.fail(self.module.syntax_error(range, message));
            }
            self.note(name, uses);
            self.scope().declarations.push((mangled, range));
        }
    }

    fn imported(&mut self, alias: &'a Alias) {
        let bound = match &alias.asname {
            Some(name) => name.as_str(),
            None => alias.name.split('.').next().unwrap_or_default(),
        };
        if bound == "*" {
            if self.scopes.scopes[self.current].kind != ScopeKind::Module {
                let message = "import * only allowed at module level";
                self.fail(self.module.syntax_error(alias.range(), message));
            }
            return;
        }
        self.bind(bound, alias.range());
    }

    /// A comprehension: its first iterable belongs to the block around it, the rest to its own.
    fn comprehension(
        &mut self,
        range: TextRange,
        kind: &str,
        generators: &'a [Comprehension],
        elements: &[&'a Expr],
    ) {
        let Some((first, rest)) = generators.split_first() else {
            return;
        };
        if let Some(clause) = generators.iter().find(|clause| clause.is_async) {
            self.refuse(clause.range(), "an asynchronous comprehension", None);
        }
        self.visit_expr(&first.iter);
        let is_generator = kind == "generator expression";
        self.block(range, ScopeKind::Comprehension, None, |names| {
            names.scope().note(".0", Uses::PARAMETER);
            names.iteration_target(&first.target);
            for condition in &first.ifs {
                names.visit_expr(condition);
            }
            for clause in rest {
                names.iteration_target(&clause.target);
                names.visit_expr(&clause.iter);
                for condition in &clause.ifs {
                    names.visit_expr(condition);
                }
            }
            for element in elements {
                names.visit_expr(element);
            }
            if names.scope().generator {
                let message = format!("'yield' inside {kind}");
                names.fail(names.module.syntax_error(range, message));
            }
            names.scope().generator = is_generator;
        });
    }

    fn iteration_target(&mut self, target: &'a Expr) {
        self.in_iteration_target = true;
        self.visit_expr(target);
        self.in_iteration_target = false;
    }

    /// The target of `:=`, which inside comprehensions belongs to the block around them.
    fn named_target(&mut self, target: &'a Expr) {
        let Expr::Name(name) = target else {
            return;
        };
        if self.scope().kind != ScopeKind::Comprehension {
            self.bind(&name.id, name.range());
            return;
        }
        let mangled = self.mangled(&name.id);
        let mut index = self.current;
        let mut passed = Vec::new();
        while self.scopes.scopes[index].kind == ScopeKind::Comprehension {
            let symbol = self.scopes.scopes[index].symbols.get(&mangled);
            if symbol.is_some_and(|symbol| symbol.uses.has(Uses::ITERATION)) {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    name.id
                );
                self.fail(self.module.syntax_error(name.range(), message));
                return;
            }
            passed.push(index);
            match self.scopes.scopes[index].parent {
                Some(parent) => index = parent,
                None => break,
            }
        }
        let owner = &mut self.scopes.scopes[index];
        let declared_global = owner
            .symbols
            .get(&mangled)
            .is_some_and(|symbol| symbol.uses.has(Uses::GLOBAL));
        let uses = match owner.kind {
            ScopeKind::Class => {
                let message =
                    "assignment expression within a comprehension cannot be used in a class body";
                self.fail(self.module.syntax_error(name.range(), message));
                return;
            }
            ScopeKind::Module => Uses::GLOBAL,
            _ if declared_global => Uses::GLOBAL,
            _ => Uses::NONLOCAL,
        };
        if owner.kind != ScopeKind::Module {
            owner.note(&mangled, Uses::BOUND);
        }
        for index in passed {
            let scope = &mut self.scopes.scopes[index];
            scope.note(&mangled, uses);
            scope.declarations.push((mangled.clone(), name.range()));
        }
    }
}

impl<'a> Visitor<'a> for NameVisitor<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if self.error.is_some() {
            return;
        }
        match statement {
            Stmt::FunctionDef(function) => {
                if function.is_async {
                    let before = TextRange::new(function.range.start(), function.name.start());
                    let words = self.module.text(before);
                    let place = words.rfind("async").unwrap_or(0) as u32;
                    let start = function.range.start() + TextSize::new(place);
                    let range = TextRange::new(start, function.name.end());
                    self.refuse(range, "an 'async' function", Some("threads"));
                }
                if let Some(parameters) = &function.type_params {
                    self.refuse(parameters.range(), "a type parameter list", None);
                }
                self.bind(&function.name, function.name.range());
                self.defaults(&function.parameters);
                if !self.text_annotations {
                    let parameters = function.parameters.iter();
                    let annotations = parameters.filter_map(|parameter| parameter.annotation());
                    for annotation in annotations.chain(function.returns.as_deref()) {
                        self.visit_expr(annotation);
                    }
                }
                for decorator in &function.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
                self.block(function.range, ScopeKind::Function, None, |names| {
                    names.parameters(&function.parameters);
                    names.visit_body(&function.body);
                });
            }
            Stmt::ClassDef(class) => {
                if let Some(parameters) = &class.type_params {
                    self.refuse(parameters.range(), "a type parameter list", None);
                }
                self.bind(&class.name, class.name.range());
                for base in class.bases() {
                    self.visit_expr(base);
                }
                for keyword in class.keywords() {
                    self.visit_expr(&keyword.value);
                }
                for decorator in &class.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
                self.block(class.range, ScopeKind::Class, Some(&class.name), |names| {
                    names.visit_body(&class.body);
                });
            }
            Stmt::AnnAssign(assignment) => {
                if let Expr::Name(name) = &*assignment.target {
                    let mangled = self.mangled(&name.id);
                    let known = self.scope().symbols.get(&mangled);
                    let known = known.map(|symbol| symbol.uses).unwrap_or_default();
                    let is_module = self.scope().kind == ScopeKind::Module;
                    let declared = known.has(Uses::GLOBAL) || known.has(Uses::NONLOCAL);
                    if assignment.simple && declared && !is_module {
                        let word = if known.has(Uses::GLOBAL) {
                            "global"
                        } else {
                            "nonlocal"
                        };
                        let message = format!("annotated name '{}' can't be {word}", name.id);
                        self.fail(self.module.syntax_error(statement.range(), message));
                    }
                    if assignment.simple {
                        self.note(&name.id, Uses::ANNOTATED);
                        self.bind(&name.id, name.range());
                    } else if assignment.value.is_some() {
                        self.bind(&name.id, name.range());
                    }
                } else {
                    self.visit_expr(&assignment.target);
                }
                if !self.text_annotations {
                    self.visit_expr(&assignment.annotation);
                }
                if let Some(value) = &assignment.value {
                    self.visit_expr(value);
                }
            }
            Stmt::Global(global) => self.declare(&global.names, global.range, Uses::GLOBAL),
            Stmt::Nonlocal(nonlocal) => {
                if self.scope().kind == ScopeKind::Module {
                    let message = "nonlocal declaration not allowed at module level";
                    self.fail(self.module.syntax_error(nonlocal.range, message));
                }
                self.declare(&nonlocal.names, nonlocal.range, Uses::NONLOCAL);
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.imported(alias);
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    self.imported(alias);
                }
            }
            Stmt::For(statement) if statement.is_async => {
                self.refuse(statement.range, "an 'async for' loop", Some("'for'"));
            }
            Stmt::With(statement) if statement.is_async => {
                self.refuse(statement.range, "an 'async with' statement", Some("'with'"));
            }
            Stmt::TypeAlias(statement) => {
                self.refuse(statement.range, "a 'type' statement", Some("an assignment"));
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(handler) = handler;
        if let Some(class) = &handler.type_ {
            self.visit_expr(class);
        }
        if let Some(name) = &handler.name {
            self.bind(name, name.range());
        }
        self.visit_body(&handler.body);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        if self.error.is_some() {
            return;
        }
        let captured = match pattern {
            Pattern::MatchAs(alias) => alias.name.as_ref(),
            Pattern::MatchStar(star) => star.name.as_ref(),
            Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = captured {
            self.bind(name, name.range());
        }
        visitor::walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.error.is_some() {
            return;
        }
        match expression {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load => {
                    self.note(&name.id, Uses::READ);
                    // `super()` is compiled to use the class it stands in.
                    if name.id.as_str() == "super" && self.scope().kind.is_function() {
                        self.note("__class__", Uses::READ);
                    }
                }
                _ => {
                    self.bind(&name.id, name.range());
                    if self.in_iteration_target {
                        self.note(&name.id, Uses::ITERATION);
                    }
                }
            },
            Expr::Named(named) => {
                self.named_target(&named.target);
                self.visit_expr(&named.value);
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.block(lambda.range, ScopeKind::Lambda, None, |names| {
                    if let Some(parameters) = &lambda.parameters {
                        names.parameters(parameters);
                    }
                    names.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(list) => self.comprehension(
                list.range,
                "list comprehension",
                &list.generators,
                &[&list.elt],
            ),
            Expr::SetComp(set) => {
                self.comprehension(set.range, "set comprehension", &set.generators, &[&set.elt]);
            }
            Expr::DictComp(dict) => {
                let elements: Vec<&Expr> = dict.key.iter().map(|key| &**key).collect();
                let elements = [elements, vec![&*dict.value]].concat();
                let kind = "dict comprehension";
                self.comprehension(dict.range, kind, &dict.generators, &elements);
            }
            Expr::Generator(generator) => self.comprehension(
                generator.range,
                "generator expression",
                &generator.generators,
                &[&generator.elt],
            ),
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scope().generator = true;
                visitor::walk_expr(self, expression);
            }
            Expr::Await(_) => self.refuse(expression.range(), "'await'", Some("threads")),
            Expr::TString(_) => {
                self.refuse(expression.range(), "a template string", Some("an f-string"));
            }
            _ => visitor::walk_expr(self, expression),
        }
    }
}
