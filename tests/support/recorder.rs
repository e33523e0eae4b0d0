//! What the tests of schedules in turns share: a host without time or chance, which keeps what is printed.

use std::sync::Mutex;

use interleave::host::{Host, ModuleFile, Stream};

/// A host whose clocks stand still, and that keeps what is printed.
#[derive(Default)]
pub struct Recorder {
    written: Mutex<Vec<(Stream, String)>>,
}

impl Recorder {
    /// What has been printed to these streams, in the order it was.
    pub fn printed(&self, streams: &[Stream]) -> String {
        let written = self.written.lock().expect("no writer panics");
        let texts = written
            .iter()
            .filter(|(stream, _)| streams.contains(stream));
        texts.map(|(_, text)| text.as_str()).collect()
    }
}

impl Host for Recorder {
    fn monotonic(&self) -> f64 {
        0.0
    }

    fn wall_clock(&self) -> f64 {
        0.0
    }

    fn entropy(&self) -> u64 {
        0
    }

    fn module(&self, _name: &str) -> Result<Option<ModuleFile>, String> {
        Ok(None)
    }

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
        let mut written = self.written.lock().expect("no writer panics");
        written.push((stream, text.to_owned()));
    }
}
