import CountersignCore

/// Names a person within one vault; a number is never used again.
public struct PersonID: Hashable, Sendable, RawRepresentable {
  public let rawValue: Int64

  public init(rawValue: Int64) { self.rawValue = rawValue }
  init(_ id: PersonId) { rawValue = id.value }

  /// As the core takes it.
  var core: PersonId { PersonId(value: rawValue) }
}

/// Names a record of the journal: its place, from 1 on.
public struct RecordNumber: Hashable, Sendable, RawRepresentable {
  public let rawValue: Int64

  public init(rawValue: Int64) { self.rawValue = rawValue }
}
