//! What only Python can say while a text is being laid out: the program's own `__str__`, `__format__`
//! or attributes. The layout is begun anew with one more answer until nothing is missing.

use super::function::{Arguments, Outcome};
use super::machine::Context;
use super::value::Value;

/// The answers so far, in the order of the questions.
pub(super) struct Answers<'a> {
    given: &'a [Value],
    used: usize,
}

/// Why a layout stopped.
pub(super) enum Fault {
    /// An error.
    Raise(Value),
    /// A question: a tuple of a callable and its operands.
    Ask(Value),
}

impl<'a> Answers<'a> {
    /// With these answers.
    pub(super) fn new(given: &'a [Value]) -> Answers<'a> {
        Answers { given, used: 0 }
    }

    /// The answer to the next question, or the question.
    pub(super) fn ask(
        &mut self,
        context: &mut Context<'_>,
        function: &str,
        operands: &[Value],
    ) -> Result<Value, Fault> {
        let answer = self.given.get(self.used).copied();
        self.used += 1;
        answer.ok_or_else(|| {
            let mut question = vec![context.vm.builtin(function)];
            question.extend_from_slice(operands);
            Fault::Ask(context.tuple(question))
        })
    }
}

/// A layout as a function of the engine: its last argument is the list of answers, and it gives a
/// string when it is done and a question otherwise.
pub(super) fn step<const N: usize>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    layout: fn(&mut Context<'_>, [Value; N], &mut Answers<'_>) -> Result<String, Fault>,
) -> Result<Outcome, Value> {
    let mut operands = [Value::NONE; N];
    let [given @ .., answers] = arguments.positional else {
        return Err(context.type_error(format!("{name} expected answers")));
    };
    for (operand, &given) in operands.iter_mut().zip(given) {
        *operand = given;
    }
    let answers = context.builtin_items(*answers).unwrap_or_default();
    match layout(context, operands, &mut Answers::new(&answers)) {
        Ok(text) => Ok(Outcome::Value(context.text(text))),
        Err(Fault::Ask(question)) => Ok(Outcome::Value(question)),
        Err(Fault::Raise(error)) => Err(error),
    }
}
