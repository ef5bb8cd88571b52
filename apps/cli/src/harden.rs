//! Keeps secrets out of core files and debuggers. It exists as the first thing `main` does, before any secret is read.

/// Turns off core dumps, and on Linux reading by other processes of the same user. Debug builds are left alone, so that a
/// debugger can be used on them; a system that refuses leaves things as they were, since refusing to run would help nobody.
pub(crate) fn harden() {
    #[cfg(all(unix, not(debug_assertions)))]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        #[cfg(target_os = "linux")]
        {
            use rustix::process::{DumpableBehavior, set_dumpable_behavior};
            let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
        }
    }
}
