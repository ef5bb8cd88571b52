#if os(Linux) && compiler(<6.3)
  /// Stands in for a function that the runtime library of Swift on Linux forgets to bring, without which nothing that is
  /// `@Observable` can be linked there.
  @_cdecl("_ZN5swift9threading5fatalEPKcz")
  public func observationShim() {
    fatalError("a lock of the observation runtime failed")
  }
#endif
