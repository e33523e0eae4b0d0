//! The engine comes in two modules: what a first run needs, and the rest, which is fetched when a
//! program first calls into it (`xtask/src/split.rs` cuts them). Every worker links it to its own
//! instance; they share the bytes.

use std::sync::OnceLock;

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{XmlHttpRequest, XmlHttpRequestResponseType};

static ADDRESS: OnceLock<String> = OnceLock::new();
static BYTES: OnceLock<Vec<u8>> = OnceLock::new();

/// Says where the rest of the engine is, before a program is checked or run.
#[wasm_bindgen(js_name = restIsAt)]
pub fn rest_is_at(address: String) {
    let _ = ADDRESS.set(address);
}

/// Takes the rest from whoever fetched it before a program needed it.
#[wasm_bindgen(js_name = keepRest)]
pub fn keep_rest(bytes: Vec<u8>) {
    let _ = BYTES.set(bytes);
}

/// Links the rest to this worker's instance. The engine calls it itself; where nobody brought the rest
/// before, it waits for the network as an import does.
#[wasm_bindgen(js_name = bringRest)]
pub fn bring_rest() {
    if link().is_err() {
        wasm_bindgen::throw_str(
            "a part of the engine cannot be fetched; is the page still online?",
        );
    }
}

fn link() -> Result<(), JsValue> {
    let bytes = match BYTES.get() {
        Some(bytes) => bytes,
        None => {
            let fetched = fetch(ADDRESS.get().ok_or(JsValue::NULL)?)?;
            BYTES.get_or_init(|| fetched)
        }
    };
    let module = WebAssembly::Module::new(&Uint8Array::from(bytes.as_slice()))?;
    let imports = Object::new();
    Reflect::set(&imports, &"first".into(), &wasm_bindgen::exports())?;
    WebAssembly::Instance::new(&module, &imports)?;
    Ok(())
}

fn fetch(address: &str) -> Result<Vec<u8>, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", address, false)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.send()?;
    if request.status()? != 200 {
        return Err(JsValue::NULL);
    }
    let buffer: ArrayBuffer = request.response()?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
