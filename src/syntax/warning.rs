//! What CPython warns of when it compiles a text: Python that can hardly be meant.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{CmpOp, Expr, Stmt, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::module::Module;

impl Module {
    /// The warnings as CPython writes them to standard error, each with its line.
    pub fn warnings(&self) -> Vec<String> {
        let mut found = Warnings {
            module: self,
            texts: Vec::new(),
        };
        found.visit_body(self.body());
        found.texts
    }
}

struct Warnings<'a> {
    module: &'a Module,
    texts: Vec<String>,
}

impl Warnings<'_> {
    fn warn(&mut self, range: TextRange, message: &str) {
        let line = self.module.position(range).line;
        let file = self.module.file();
        let source = self.module.line(line).trim();
        self.texts.push(format!(
            "{file}:{line}: SyntaxWarning: {message}\n  {source}\n"
        ));
    }
}

/// Whether a value is written out, so that asking for its identity makes no sense.
fn is_literal(value: &Expr) -> bool {
    match value {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.op != UnaryOp::Not && is_literal(&unary.operand),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_literal),
        _ => false,
    }
}

/// The class of what an expression makes, where it can be seen not to be callable.
fn uncallable(value: &Expr) -> Option<&'static str> {
    Some(match value {
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(number) if number.value.is_int() => "int",
        Expr::NumberLiteral(_) => "float",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        _ => return None,
    })
}

impl Visitor<'_> for Warnings<'_> {
    fn visit_stmt(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Assert(assert) => {
                if matches!(&*assert.test, Expr::Tuple(tuple) if !tuple.elts.is_empty()) {
                    let message = "assertion is always true, perhaps remove parentheses?";
                    self.warn(assert.range(), message);
                }
            }
            // CPython compiles these twice, and warns twice.
            Stmt::While(repeated) => self.visit_expr(&repeated.test),
            Stmt::Try(guarded) if !guarded.finalbody.is_empty() => {
                visitor::walk_stmt(self, statement);
                return self.visit_body(&guarded.finalbody);
            }
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &Expr) {
        match expression {
            Expr::Compare(compare) => {
                let mut left = &*compare.left;
                for (op, right) in compare.ops.iter().zip(&compare.comparators) {
                    if matches!(op, CmpOp::Is | CmpOp::IsNot)
                        && (is_literal(left) || is_literal(right))
                    {
                        let (written, meant) = match op {
                            CmpOp::Is => ("is", "=="),
                            _ => ("is not", "!="),
                        };
                        let message =
                            format!("\"{written}\" with a literal. Did you mean \"{meant}\"?");
                        self.warn(compare.range(), &message);
                    }
                    left = right;
                }
            }
            Expr::Call(call) => {
                if let Some(class) = uncallable(&call.func) {
                    let message =
                        format!("'{class}' object is not callable; perhaps you missed a comma?");
                    self.warn(call.range(), &message);
                }
            }
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }
}
