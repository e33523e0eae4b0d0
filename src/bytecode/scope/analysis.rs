//! Decides where every name lives, once all its uses are known.

use std::collections::BTreeSet;

use ruff_text_size::TextRange;

use super::{Place, ScopeKind, Scopes, Symbol, Uses};
use crate::syntax::{Module, SourceError};

type Names = BTreeSet<String>;

/// Settles the place of every name in every block of `scopes`.
pub(super) fn analyse(module: &Module, scopes: &mut Scopes) -> Result<(), SourceError> {
    let mut analysis = Analysis { module, scopes };
    analysis.block(Scopes::MODULE, None, &Names::new())?;
    Ok(())
}

struct Analysis<'a> {
    module: &'a Module,
    scopes: &'a mut Scopes,
}

impl Analysis<'_> {
    /// Analyses a block. `bound` are the names that functions around it bind, nothing at module level;
    /// `global` the names that blocks around it declared global. Returns the names that the block needs
    /// from the blocks around it.
    fn block(
        &mut self,
        index: usize,
        bound: Option<&Names>,
        global: &Names,
    ) -> Result<Names, SourceError> {
        let kind = self.scopes.scopes[index].kind;
        let mut bound_here = bound.cloned();
        let mut global_here = global.clone();
        let mut local = Names::new();
        let mut free = Names::new();

        // A class's own names are invisible to its methods, so what they see is settled first.
        let (outer_bound, outer_global) = (bound_here.clone(), global_here.clone());

        let symbols: Vec<(String, Uses)> = {
            let symbols = &self.scopes.scopes[index].symbols;
            symbols.iter().map(|(n, s)| (n.clone(), s.uses)).collect()
        };
        for (name, uses) in symbols {
            let place = if uses.has(Uses::GLOBAL) {
                if uses.has(Uses::NONLOCAL) {
                    let message = format!("name '{name}' is nonlocal and global");
                    return Err(self.declaration_error(index, &name, message));
                }
                global_here.insert(name.clone());
                if let Some(bound) = &mut bound_here {
                    bound.remove(&name);
                }
                Place::GlobalExplicit
            } else if uses.has(Uses::NONLOCAL) {
                if !bound_here
                    .as_ref()
                    .is_some_and(|bound| bound.contains(&name))
                {
                    let message = match bound_here {
                        Some(_) => format!("no binding for nonlocal '{name}' found"),
                        None => "nonlocal declaration not allowed at module level".to_owned(),
                    };
                    return Err(self.declaration_error(index, &name, message));
                }
                free.insert(name.clone());
                Place::Free
            } else if uses.binds() {
                local.insert(name.clone());
                global_here.remove(&name);
                Place::Local
            } else if bound_here
                .as_ref()
                .is_some_and(|bound| bound.contains(&name))
            {
                free.insert(name.clone());
                Place::Free
            } else {
                Place::GlobalImplicit
            };
            if let Some(symbol) = self.scopes.scopes[index].symbols.get_mut(&name) {
                symbol.place = place;
            }
        }

        let mut inner_bound = if kind == ScopeKind::Class {
            outer_bound
        } else {
            bound_here.clone()
        };
        let inner_global = if kind == ScopeKind::Class {
            outer_global
        } else {
            global_here
        };
        match kind {
            ScopeKind::Module => {}
            ScopeKind::Class => {
                inner_bound
                    .get_or_insert_default()
                    .insert("__class__".to_owned());
            }
            _ => inner_bound
                .get_or_insert_default()
                .extend(local.iter().cloned()),
        }
        // Functions at module level may nest, so below the module there is always a set.
        let inner_bound = inner_bound.unwrap_or_default();

        let mut needed = Names::new();
        for child in self.scopes.scopes[index].children.clone() {
            needed.extend(self.block(child, Some(&inner_bound), &inner_global)?);
        }

        let scope = &mut self.scopes.scopes[index];
        if kind.is_function() {
            for (name, symbol) in &mut scope.symbols {
                if symbol.place == Place::Local && needed.remove(name) {
                    symbol.place = Place::Cell;
                }
            }
        } else if kind == ScopeKind::Class && needed.remove("__class__") {
            scope.needs_class_cell = true;
        }

        for name in &needed {
            match scope.symbols.get_mut(name) {
                Some(symbol) => {
                    let hides = symbol.uses.binds() || symbol.uses.has(Uses::GLOBAL);
                    if kind == ScopeKind::Class && hides {
                        symbol.uses.add(Uses::FREE_IN_CLASS);
                    }
                }
                None if bound_here
                    .as_ref()
                    .is_some_and(|bound| bound.contains(name)) =>
                {
                    scope.symbols.insert(
                        name.clone(),
                        Symbol {
                            uses: Uses::default(),
                            place: Place::Free,
                        },
                    );
                }
                None => {}
            }
        }
        free.extend(needed);
        Ok(free)
    }

    fn declaration_error(&self, index: usize, name: &str, message: String) -> SourceError {
        let declarations = &self.scopes.scopes[index].declarations;
        let range = declarations
            .iter()
            .find(|(declared, _)| declared == name)
            .map_or_else(TextRange::default, |(_, range)| *range);
        self.module.syntax_error(range, message)
    }
}
