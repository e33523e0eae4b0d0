//! The part of the Python library that the engine does not carry: one file beside the page, fetched
//! when a program first imports from it.

use std::collections::HashMap;
use std::sync::OnceLock;

use wasm_bindgen::JsValue;
use web_sys::XmlHttpRequest;

use crate::host::ModuleFile;
use crate::modules::module_name;

/// Stands before each file in the packed library; no source text has it.
const SEPARATOR: char = '\u{1e}';

/// The library at one address.
pub(super) struct Shelf {
    url: String,
    modules: OnceLock<HashMap<String, ModuleFile>>,
}

impl Shelf {
    /// The library that will be fetched from here when it is needed.
    pub(super) fn new(url: String) -> Shelf {
        Shelf {
            url,
            modules: OnceLock::new(),
        }
    }

    /// A module of the library, if it has one of this name. The first call waits for the network: an
    /// import has to, and its worker has nothing else to do for this thread.
    pub(super) fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        if let Some(modules) = self.modules.get() {
            return Ok(modules.get(name).cloned());
        }
        let text = fetch(&self.url).map_err(|_unreachable| {
            format!("cannot fetch the library that has '{name}'; is the page still online?")
        })?;
        Ok(self
            .modules
            .get_or_init(|| unpack(&text))
            .get(name)
            .cloned())
    }
}

fn fetch(url: &str) -> Result<String, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", url, false)?;
    request.send()?;
    if request.status()? != 200 {
        return Err(JsValue::NULL);
    }
    request.response_text()?.ok_or(JsValue::NULL)
}

fn unpack(text: &str) -> HashMap<String, ModuleFile> {
    let entries = text
        .split(SEPARATOR)
        .filter_map(|entry| entry.split_once('\n'));
    entries
        .map(|(file, source)| {
            let module = ModuleFile {
                file: file.to_owned(),
                source: source.to_owned(),
                own: true,
            };
            (module_name(file), module)
        })
        .collect()
}
