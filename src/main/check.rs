//! `interleave check lectures/NAME`: everything that is wrong with a lecture, one fault a line, as
//! `file:line:column: what is wrong and what to do`. Its programs are run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use interleave::host::{Host, ModuleFile, Stream};
use interleave::lecture::{self, Ends, Place, ProgramReference};
use interleave::live::{Ending, Options, Program};

use super::{Failure, USAGE, quizzes, terminal};

/// A program that a class is to watch should end long before.
const PATIENCE: Duration = Duration::from_secs(30);

/// Checks the lecture the arguments name and prints its faults; the exit code is 1 if it has any.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    let [folder] = arguments else {
        return Err(Failure::misuse(format!(
            "check takes the folder of one lecture\n{USAGE}"
        )));
    };
    let folder = PathBuf::from(folder);
    let file = folder.join("lecture.md");
    let markdown = std::fs::read_to_string(&file)
        .map_err(|error| Failure::misuse(format!("can't read '{}': {error}", file.display())))?;
    let (result, references) = lecture::inspect(&markdown, &file.display().to_string());

    let mut faults: Vec<(Place, String)> = result
        .errors
        .into_iter()
        .map(|error| {
            let place = Place {
                line: error.line,
                column: error.column,
            };
            (place, format!("{} {}", error.message, error.help))
        })
        .collect();
    for reference in &references.files {
        if !folder.join(&reference.target).exists() {
            let what = format!(
                "There is no file `{}` beside the lecture. Put it there, or mend the link.",
                reference.target
            );
            faults.push((reference.place, what));
        }
    }
    let mut runs = Runs::below(folder.join("programs"));
    for program in &references.programs {
        if let Some(what) = runs.fault_of(program) {
            faults.push((program.reference.place, what));
        }
    }
    for quiz in &references.explored {
        let name = &quiz.reference.target;
        let what = match source_of(name, &runs.folder) {
            Ok(source) => quizzes::fault_of(quiz, &source, &runs.world()),
            Err(why) => Some(why),
        };
        faults.extend(what.map(|what| (quiz.reference.place, what)));
    }
    faults.sort_by_key(|(place, _)| *place);
    let mut lines: Vec<String> = faults
        .iter()
        .map(|(Place { line, column }, what)| format!("{}:{line}:{column}: {what}", file.display()))
        .collect();
    lines.extend(unlisted(&folder));
    for line in &lines {
        println!("{line}");
    }
    if lines.is_empty() {
        let ran = runs.first.len();
        let explored = references.explored.len();
        println!(
            "{}: no faults; programs run: {ran}; explored for quizzes: {explored}",
            file.display()
        );
    }
    Ok(i32::from(!lines.is_empty()))
}

/// What is wrong where the lecture stands among others and their list does not name it.
fn unlisted(folder: &Path) -> Option<String> {
    let name = folder.canonicalize().ok()?;
    let name = name.file_name()?.to_string_lossy().into_owned();
    let list = folder.parent()?.join("index.json");
    let text = std::fs::read_to_string(&list).ok()?;
    let list = list.display();
    match serde_json::from_str::<Vec<String>>(&text) {
        Ok(names) if names.contains(&name) => None,
        Ok(_) => Some(format!(
            "{list}:1:1: The list does not name `{name}`, so no page shows it. Add `\"{name}\"`."
        )),
        Err(error) => Some(format!(
            "{list}:{}:{}: This is not a list of folder names. Write `[\"{name}\"]`.",
            error.line(),
            error.column().max(1)
        )),
    }
}

/// The lecture's programs, each run once however often it is named.
struct Runs {
    folder: PathBuf,
    /// The first run of each program, or why there was none.
    first: BTreeMap<String, Result<Run, String>>,
}

impl Runs {
    fn below(folder: PathBuf) -> Self {
        Self {
            folder,
            first: BTreeMap::new(),
        }
    }

    /// What programs are explored in.
    fn world(&self) -> Arc<dyn Host> {
        Arc::new(Recorder::beside(&self.folder))
    }

    /// What is wrong with a program: a sentence or two; nothing when it does what the lecture says.
    fn fault_of(&mut self, program: &ProgramReference) -> Option<String> {
        let name = &program.reference.target;
        let folder = &self.folder;
        let first = self
            .first
            .entry(name.clone())
            .or_insert_with(|| run(name, folder, 2));
        let first = match first {
            Ok(run) => run,
            Err(why) => return Some(why.clone()),
        };
        if let Some(fault) = wrong_ending(name, first, program.ends) {
            return Some(fault);
        }
        if !program.asked {
            return None;
        }
        if first.output.trim().is_empty() {
            return Some(format!(
                "The quiz asks what `{name}` prints, and it prints nothing. Choose another program."
            ));
        }
        match run(name, folder, 1) {
            Ok(again) if again.output == first.output => None,
            _ => Some(format!(
                "The quiz asks what `{name}` prints, and it does not always print the same. \
                 Choose a program whose output does not depend on luck."
            )),
        }
    }
}

/// What is wrong with how a run ended, if anything is.
fn wrong_ending(name: &str, run: &Run, meant: Ends) -> Option<String> {
    let last_error = || {
        let line = run.errors.trim_end().lines().last().unwrap_or_default();
        format!("{line} (exit code {})", run.exit_code)
    };
    match (run.ending, meant) {
        (Ending::Finished, Ends::Normally) if !run.errors.is_empty() => Some(format!(
            "A thread of `{name}` fails: {}. Mend it, or write `fails: {name}` if it is meant to.",
            last_error()
        )),
        (Ending::Finished, Ends::Normally)
        | (Ending::Deadlocked, Ends::Deadlocked)
        | (Ending::Failed, Ends::Failing) => None,
        (Ending::Finished, Ends::Failing) if !run.errors.is_empty() => None,
        (Ending::Finished, Ends::Deadlocked) => Some(format!(
            "`{name}` is meant to end in a deadlock and does not. Remove `deadlocks: {name}`, or \
             let its threads sleep between their locks."
        )),
        (Ending::Finished, Ends::Failing) => Some(format!(
            "`{name}` is meant to fail and does not. Remove `fails: {name}`."
        )),
        (Ending::Deadlocked, _) => Some(format!(
            "`{name}` ends in a deadlock. Mend it, or write `deadlocks: {name}` if it is meant to."
        )),
        (Ending::Stopped, _) => Some(format!(
            "`{name}` was still running after {} seconds. Let it do less.",
            PATIENCE.as_secs()
        )),
        (Ending::Failed, _) => Some(format!(
            "`{name}` fails: {}. Mend it, or write `fails: {name}` if it is meant to.",
            last_error()
        )),
    }
}

/// What a program did.
struct Run {
    ending: Ending,
    exit_code: i32,
    output: String,
    errors: String,
}

/// A program's text, or why there is none.
fn source_of(name: &str, folder: &Path) -> Result<String, String> {
    let path = folder.join(name);
    std::fs::read_to_string(&path).map_err(|error| {
        if path.exists() {
            format!("`{name}` cannot be read: {error}.")
        } else {
            format!(
                "There is no program `{name}` in the folder `programs`. Put it there, or mend its \
                 name."
            )
        }
    })
}

/// Runs a program, or says why it cannot be run.
fn run(name: &str, folder: &Path, workers: usize) -> Result<Run, String> {
    let source = source_of(name, folder)?;
    let program = Program::new(name, &source).map_err(|error| {
        format!(
            "`{name}` cannot be run. Its line {}: {}.",
            error.position.line, error.message
        )
    })?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()
        .map_err(|error| error.to_string())?;
    let host = Arc::new(Recorder::beside(folder));
    let options = Options {
        workers,
        ..Options::default()
    };
    let stop = Arc::new(AtomicU32::new(0));
    let (over, is_over) = mpsc::channel::<()>();
    let watchman = std::thread::spawn({
        let stop = Arc::clone(&stop);
        move || {
            if is_over.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                stop.store(1, Ordering::Release);
            }
        }
    });
    let report = pool.install(|| program.run(host.clone(), None, stop, options, &[]));
    drop(over);
    watchman
        .join()
        .map_err(|_| "its watchman fell over".to_owned())?;
    Ok(Run {
        ending: report.ending,
        exit_code: report.exit_code,
        output: host.text(Stream::Output),
        errors: host.text(Stream::Error),
    })
}

/// A host that keeps what a program writes.
struct Recorder {
    started: Instant,
    folder: PathBuf,
    output: Mutex<String>,
    errors: Mutex<String>,
}

impl Recorder {
    fn beside(folder: &Path) -> Self {
        Self {
            started: Instant::now(),
            folder: folder.to_path_buf(),
            output: Mutex::default(),
            errors: Mutex::default(),
        }
    }

    fn of(&self, stream: Stream) -> &Mutex<String> {
        match stream {
            Stream::Output => &self.output,
            Stream::Error => &self.errors,
        }
    }

    fn text(&self, stream: Stream) -> String {
        self.of(stream)
            .lock()
            .map(|text| text.clone())
            .unwrap_or_default()
    }
}

impl Host for Recorder {
    fn monotonic(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn wall_clock(&self) -> f64 {
        terminal::wall_clock()
    }

    fn entropy(&self) -> u64 {
        terminal::entropy()
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        terminal::module_beside(&self.folder, name)
    }

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
        if let Ok(mut written) = self.of(stream).lock() {
            written.push_str(text);
        }
    }
}
