//! What configurations mean, and what is said about those that mean nothing.

use crate::server::directives::{Remark, Weight, is_fine, read};

const LECTURE: &str = "\
# worker MPM
<IfModule worker.c>
StartServers 4
MaxClients 300
MinSpareThreads 25
MaxSpareThreads 75
ThreadsPerChild 25
MaxRequestsPerChild 0
</IfModule>
";

/// The errors and warnings, each with its line.
fn said(text: &str) -> Vec<String> {
    let worth_telling = |remark: &&Remark| remark.weight != Weight::Notice;
    let (_, remarks) = read(text);
    let shown = remarks.iter().filter(worth_telling);
    shown
        .map(|remark| format!("{}: {}", remark.line, remark.message))
        .collect()
}

#[test]
fn the_lectures_configuration_is_taken_as_it_is() {
    let (configuration, remarks) = read(LECTURE);
    assert!(is_fine(&remarks));
    assert_eq!(configuration.start_servers, 4);
    assert_eq!(configuration.max_request_workers, Some(300));
    assert_eq!(configuration.most_children(), 12);
    assert_eq!(configuration.threads_per_child, 25);
    assert_eq!(configuration.max_connections_per_child, 0);
    assert!(said(LECTURE).is_empty());
    // Two of its directives have new names.
    assert_eq!(remarks.len(), 2);
}

#[test]
fn an_empty_configuration_is_apaches_default() {
    let (configuration, remarks) = read("");
    assert!(remarks.is_empty());
    assert_eq!(configuration.workers(), 400);
    assert_eq!(configuration.start_servers, 3);
}

#[test]
fn faults_name_their_line_and_what_was_meant() {
    let cases = [
        (
            "StartServer 4",
            "1: there is no directive StartServer. Did you mean StartServers?",
        ),
        (
            "\nMaxClents 3",
            "2: there is no directive MaxClents. Did you mean MaxClients?",
        ),
        ("Frobnicate 3", "1: there is no directive Frobnicate."),
        (
            "Listen 80",
            "1: Listen is a directive of Apache's, but says nothing about threads here: remove it.",
        ),
        (
            "ThreadsPerChild",
            "1: ThreadsPerChild takes one argument, a number, 0 or more; here there is none.",
        ),
        (
            "ThreadsPerChild 2 3",
            "1: ThreadsPerChild takes one argument, a number, 0 or more; here there are 2.",
        ),
        (
            "ThreadsPerChild -2",
            "1: ThreadsPerChild takes a number, 0 or more, not -2.",
        ),
        (
            "MaxClients=300",
            "1: a directive and its argument stand side by side: MaxClients 300",
        ),
        ("TimeOut 0", "1: TimeOut must be at least 1 second."),
        ("KeepAlive maybe", "1: KeepAlive is On or Off, not maybe."),
        (
            "<IfModule worker.c>\n",
            "1: <IfModule> is never closed: </IfModule> is missing.",
        ),
        ("</IfModule>", "1: </IfModule> closes nothing."),
        (
            "<IfModule worker.c",
            "1: the directive <IfModule worker.c lacks its closing '>'.",
        ),
        (
            "<IfModule worker.cc>\n</IfModule>",
            "1: there is no module worker.cc. Did you mean worker.c?",
        ),
        (
            "<IfModul worker.c>\n</IfModul>",
            "1: there is no section <IfModul>. Did you mean <IfModule>?",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(said(text), [expected], "{text:?}");
        assert!(!is_fine(&read(text).1), "{text:?}");
    }
}

#[test]
fn numbers_that_do_not_go_together_are_changed_with_a_warning() {
    let cases = [
        (
            "ThreadsPerChild 100",
            "1: WARNING: ThreadsPerChild of 100 exceeds ThreadLimit of 64",
        ),
        (
            "MaxClients 10",
            "1: WARNING: MaxRequestWorkers of 10 is less than ThreadsPerChild of 25",
        ),
        (
            "MaxClients 60",
            "1: WARNING: MaxRequestWorkers of 60 is not an integer multiple",
        ),
        (
            "MaxClients 1000",
            "1: WARNING: MaxRequestWorkers of 1000 would require 40 servers and would exceed ServerLimit of 16, decreasing to 400.",
        ),
        (
            "StartServers 0",
            "1: WARNING: StartServers of 0 not allowed, increasing to 1.",
        ),
        (
            "MinSpareThreads 0",
            "1: WARNING: MinSpareThreads of 0 not allowed",
        ),
        (
            "ServerLimit 1000000",
            "1: WARNING: ServerLimit of 1000000 exceeds this server's limit",
        ),
    ];
    for (text, expected) in cases {
        let (_, remarks) = read(text);
        assert!(is_fine(&remarks), "{text}");
        let said = said(text);
        assert!(
            said.iter().any(|line| line.starts_with(expected)),
            "{text}: {said:?}"
        );
    }
    let spare = read("MinSpareThreads 50\nMaxSpareThreads 10").0;
    assert_eq!(spare.max_spare_threads, 75);
}

#[test]
fn sections_of_other_modules_are_skipped() {
    let text = "<IfModule prefork.c>\nNonsense\n</IfModule>\n<IfModule !worker.c>\nMore\n</IfModule>\nstartservers 7\n";
    let (configuration, remarks) = read(text);
    assert!(is_fine(&remarks));
    assert_eq!(configuration.start_servers, 7);
}
