import CountersignCore

extension Desk {
  /// Says why a text cannot be my own name; none when it can.
  func ownNameError(_ typed: String) -> String? {
    do {
      _ = try cleanOwnName(typed: typed)
      return nil
    } catch CountersignError.NameEmpty {
      return texts.say(.myNameEmpty)
    } catch CountersignError.NameTooLong(let bytes) {
      return texts.say(.myNameTooLong, ["bytes": .number(bytes)])
    } catch {
      return texts.say(.myNameUnfit)
    }
  }

  /// Shows the field for my name; a name that has to be cut is shown as others will see it.
  func ownNameField(_ typed: String, _ error: String) -> Field {
    let tidy = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var help = texts.say(.myNameHelp)
    if let kept = try? cleanOwnName(typed: typed), kept != tidy, tidy.hasPrefix(kept) {
      help = texts.say(.myNameCut, ["name": .text(kept)])
    }
    return Field(label: texts.say(.myNameField), value: typed, help: help, error: error)
  }
}
