//! Starting other programs: printed before they run, with a clean environment.
//!
//! `cargo run` hands its own package's variables down to every child, where they would change the
//! fingerprints of build scripts; they are taken out here, in one place.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs, io,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::error::TaskError;

/// Between two looks whether a program has ended.
const PAUSE: Duration = Duration::from_millis(20);

/// A program with its arguments, ready to be run.
pub(crate) struct Program {
    inner: Command,
    label: Option<(String, usize)>,
}

impl Program {
    /// Names the program.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut inner = Command::new(program);
        for (name, _) in env::vars_os() {
            if leaks_from_cargo_run(&name) {
                inner.env_remove(name);
            }
        }
        Self { inner, label: None }
    }

    /// Names the cargo that started the task runner, so that toolchains are never mixed.
    pub(crate) fn cargo() -> Self {
        Self::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.inner.arg(argument);
        self
    }

    /// Adds several arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.inner.args(arguments);
        self
    }

    /// Sets a variable of the program's environment.
    pub(crate) fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    /// Takes a variable out of the program's environment.
    pub(crate) fn env_remove(mut self, name: impl AsRef<OsStr>) -> Self {
        self.inner.env_remove(name);
        self
    }

    /// Chooses the folder it runs in.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.inner.current_dir(folder);
        self
    }

    /// Prints these words in the place of everything said so far.
    pub(crate) fn label(mut self, words: &str) -> Self {
        self.label = Some((words.to_owned(), self.inner.get_args().count()));
        self
    }

    /// Runs it to its end with this process's own input and output.
    pub(crate) fn run(mut self) -> Result<(), TaskError> {
        let command = self.line();
        println!("$ {command}");
        let status = self.inner.status();
        finish(command, status.map(|status| (status.success(), status.to_string())))
    }

    /// Runs it and answers with what it wrote on standard output.
    pub(crate) fn read(mut self) -> Result<String, TaskError> {
        let command = self.line();
        let output = self.inner.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
        match output {
            Ok(output) => {
                finish(command, Ok((output.status.success(), output.status.to_string())))?;
                Ok(String::from_utf8_lossy(&output.stdout).into_owned())
            }
            Err(source) => Err(TaskError::CommandNotStarted { command, source }),
        }
    }

    /// Runs it and answers with all that it wrote, which is shown only when it fails.
    pub(crate) fn quietly(mut self) -> Result<String, TaskError> {
        let command = self.line();
        println!("$ {command}");
        let output = self
            .inner
            .stdin(Stdio::null())
            .output()
            .map_err(|source| TaskError::CommandNotStarted { command: command.clone(), source })?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        if !output.status.success() {
            println!("{said}");
        }
        finish(command, Ok((output.status.success(), output.status.to_string())))?;
        Ok(said)
    }

    /// Runs two programs beside each other, each of which reads what the other writes; both have to end well, and in time:
    /// two that wait for each other would wait for ever.
    pub(crate) fn talk(mut self, mut other: Self, limit: Duration) -> Result<(), TaskError> {
        let end = Instant::now().checked_add(limit);
        let (command, others) = (self.line(), other.line());
        println!("$ {command} <-> {others}");
        let broken = |command: &str| {
            let command = command.to_owned();
            move |source| TaskError::CommandNotStarted { command, source }
        };
        let (heard, said) = io::pipe().map_err(broken(&command))?;
        let mut one = self.inner.stdin(heard).stdout(Stdio::piped()).spawn().map_err(broken(&command))?;
        other.inner.stdout(said);
        if let Some(output) = one.stdout.take() {
            other.inner.stdin(output);
        }
        let two = other.inner.spawn().map_err(broken(&others));
        // Until it is dropped, this process holds an end of each pipe, and neither program would notice that the other ended.
        drop((self, other));
        let mut two = two?;
        while running(&mut one)? || running(&mut two)? {
            if end.is_none_or(|end| Instant::now() < end) {
                thread::sleep(PAUSE);
                continue;
            }
            // Both are looked at before either is ended: the end of one ends the other's wait.
            let mut waited = Vec::new();
            for (program, name) in [(&mut one, &command), (&mut two, &others)] {
                if running(program)? {
                    waited.push(format!("`{name}`"));
                }
            }
            stop(&mut one);
            stop(&mut two);
            return Err(TaskError::Wrong(format!("{} did not end within {limit:?}", waited.join(" and "))));
        }
        let ended = |status: io::Result<ExitStatus>| status.map(|status| (status.success(), status.to_string()));
        match (finish(command, ended(one.wait())), finish(others, ended(two.wait()))) {
            (Ok(()), Ok(())) => Ok(()),
            (Err(error), Ok(())) | (Ok(()), Err(error)) => Err(error),
            // One of them may only have lost the other to speak to; which one, a person can tell.
            (Err(one), Err(two)) => Err(TaskError::Wrong(format!("{one}; {two}"))),
        }
    }

    /// Runs it to its end; all that it writes goes to a file.
    pub(crate) fn log(mut self, file: &Path) -> Result<(), TaskError> {
        let command = self.line();
        let output = fs::File::create(file).map_err(TaskError::file(file))?;
        let errors = output.try_clone().map_err(TaskError::file(file))?;
        let status = self.inner.stdin(Stdio::null()).stdout(output).stderr(errors).status();
        finish(command, status.map(|status| (status.success(), status.to_string())))
    }

    /// Tells whether it runs and ends well; nothing is shown.
    pub(crate) fn succeeds(mut self) -> bool {
        self.inner
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// The command line as a person would type it.
    fn line(&self) -> String {
        let program = Path::new(self.inner.get_program());
        let (mut line, hidden) = self.label.clone().unwrap_or_else(|| {
            let name = program.file_name().unwrap_or(program.as_os_str());
            (name.to_string_lossy().into_owned(), 0)
        });
        for argument in self.inner.get_args().skip(hidden) {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        line
    }
}

/// Tells whether a program runs.
fn running(program: &mut Child) -> Result<bool, TaskError> {
    program.try_wait().map(|ended| ended.is_none()).map_err(TaskError::file("a program that runs"))
}

/// Ends a program that may have ended.
fn stop(program: &mut Child) {
    // One that is gone cannot be ended, and the other is ended all the same.
    let _ = program.kill();
    let _ = program.wait();
}

/// Turns how a program ended into a result.
fn finish(command: String, ended: std::io::Result<(bool, String)>) -> Result<(), TaskError> {
    match ended {
        Ok((true, _)) => Ok(()),
        Ok((false, status)) => Err(TaskError::CommandFailed { command, status }),
        Err(source) => Err(TaskError::CommandNotStarted { command, source }),
    }
}

/// Tells whether a variable was put there by `cargo run` for the task runner alone.
fn leaks_from_cargo_run(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(name.as_ref(), "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "LD_LIBRARY_PATH")
}

/// Tells whether a program of this name is on the search path.
pub(crate) fn on_path(program: &str) -> bool {
    let Some(folders) = env::var_os("PATH") else {
        return false;
    };
    env::split_paths(&folders)
        .any(|folder| folder.join(program).is_file() || folder.join(program).with_extension("exe").is_file())
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use super::Program;

    const LONG: Duration = Duration::from_mins(1);

    fn shell(script: &str) -> Program {
        Program::new("sh").arg("-c").arg(script)
    }

    #[test]
    fn two_that_hear_each_other_end_well() {
        let answers = shell("read line && echo \"$line\"");
        shell("echo word && read line && test \"$line\" = word").talk(answers, LONG).unwrap();
    }

    #[test]
    fn both_are_named_when_both_fail_and_the_one_that_fails_alone() {
        let said = |one, two| shell(one).talk(shell(two), LONG).unwrap_err().to_string();
        let both = said("read line || exit 3", "exit 4");
        assert!(both.contains("exit status: 3") && both.contains("exit status: 4"), "{both}");
        let one = said("cat >/dev/null", "exit 4");
        assert!(!one.contains("cat") && one.contains("exit status: 4"), "{one}");
    }

    #[test]
    fn two_that_wait_for_each_other_are_ended() {
        let said = shell("read one").talk(shell("read two"), Duration::from_millis(200)).unwrap_err().to_string();
        assert!(said.contains("read one") && said.contains("read two") && said.contains("did not end"), "{said}");
    }
}
