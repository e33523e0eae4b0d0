//! What CPython says of a call that does not fit a function which is one of C's there and one of our
//! Python here: other words than for functions in Python.

use super::call::{Site, tuple_items};
use super::function::Function;
use super::machine::Machine;
use super::text_of;
use super::value::Value;

/// Whether all functions of a module are in C in CPython. In other modules, those of our functions stand for
/// functions in C that take arguments by position only.
pub(super) fn is_built_in(module: &str) -> bool {
    let modules = "builtins sys time _thread _queue itertools math errno gc atexit faulthandler \
        _evaluation _bytearray collections._deque";
    modules.split(' ').any(|built_in| built_in == module)
}

impl Machine<'_> {
    /// The error of a call that a function does not take, where it stands for one in C.
    #[cold]
    pub(super) fn misused(&mut self, function: &Function, site: Site) -> Option<Value> {
        let vm = self.context.vm;
        let code = function.code.get();
        let details = &*code.code;
        let module = code.globals.get(vm.known.name, &vm.cells)?;
        let module = text_of(module)?;
        let positional = details.positional as usize;
        let only = details.positional_only as usize;
        let is_by_position = only > 0 && only == positional && details.keyword_only == 0;
        let takes_any = details.varargs || details.varkeywords;
        if !code.hidden || takes_any || !(is_by_position || is_built_in(module)) {
            return None;
        }
        let name = match module {
            "builtins" => details.qualname.clone(),
            // A method has its class before it.
            _ if details.qualname.contains('.') => details.qualname.clone(),
            _ => format!("{module}.{}", details.qualname),
        };
        let receiver = usize::from(details.qualname.contains('.'));
        let short = match details.name.as_str() {
            "__init__" | "__new__" => name.split('.').next().unwrap_or_default(),
            name => name,
        };
        let names = tuple_items(site.names);
        let all = (self.execution.stack.len() - site.arguments).checked_sub(receiver)?;
        let given = all - names.len();
        let most = positional.checked_sub(receiver)?;
        let least = most.checked_sub(function.defaults.len())?;
        if is_by_position || positional + details.keyword_only as usize == receiver {
            return Some(match names {
                [] => self.context.miscounted(&name, [least, most], given),
                _ => {
                    let message = format!("{name}() takes no keyword arguments");
                    self.context.type_error(message)
                }
            });
        }
        let parameters = &details.slots[receiver..positional + details.keyword_only as usize];
        let place_of = |name: &str| parameters.iter().position(|parameter| parameter == name);
        let mut names = names.iter().filter_map(|&name| text_of(name));
        let by_position = only.saturating_sub(receiver).min(least);
        let is_missing =
            |(_, parameter): &(usize, &String)| !names.clone().any(|name| name == *parameter);
        let mut required = parameters[..least].iter().enumerate().skip(given);
        let message = if given > most {
            return Some(self.context.takes(short, [0, most], all));
        } else if given < by_position {
            let word = if by_position == most {
                "exactly"
            } else {
                "at least"
            };
            let plural = if by_position == 1 { "" } else { "s" };
            format!(
                "{short}() takes {word} {by_position} positional argument{plural} ({given} given)"
            )
        } else if let Some((place, missing)) = required.find(is_missing) {
            return Some(self.context.misses(short, missing, place));
        } else {
            match names.find(|name| place_of(name).is_none_or(|place| place < given))? {
                odd if place_of(odd).is_none() => {
                    format!("'{odd}' is an invalid keyword argument for {short}()")
                }
                twice => {
                    let place = place_of(twice)? + 1;
                    format!(
                        "argument for {short}() given by name ('{twice}') and position ({place})"
                    )
                }
            }
        };
        Some(self.context.type_error(message))
    }
}
