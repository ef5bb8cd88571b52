import CountersignCore
import Observation

/// The number to call back on, and where it came from: now the person who knows it is there, and later a caller could name
/// any.
@Observable
public final class CallBackScreen: Screen {
  static let sources: [(NumberSource, Phrase)] = [
    (.met, .sourceMet), (.card, .sourceCard), (.contract, .sourceContract),
  ]

  private let person: PersonView
  private var typedText = ""
  private var error = ""
  private var source: NumberSource?
  private var notice: Notice?
  private var isBusy = false

  init(_ desk: Desk, _ person: PersonView) {
    self.person = person
    super.init(desk)
  }

  override public var frame: Frame {
    let name: [String: TextValue] = ["name": .text(person.name)]
    return Frame(
      title: say(.numberTitle, name),
      paragraphs: [say(.pairNumberKept, name), say(.numberWhy), say(.pairNumberWithout)], notice: notice,
      back: say(.backHome),
      primary: Step(say(.pairNumberKeep), when: source != nil && !typedText.allSatisfy(\.isWhitespace)),
      others: [Step(say(.pairNumberSkip))], busy: isBusy ? say(.pairKeeping) : nil)
  }

  override public var content: Content {
    let choices = Self.sources.map { Choice(title: say($0.1), isChosen: source == $0.0) }
    let field = Field(label: say(.numberLabel), value: typedText, help: say(.numberHelp), error: error)
    return .form(Question(choices: choices, fields: [field]))
  }

  // A new device in place of an old one keeps the number.
  override func opened() -> Next { person.number == nil ? .stay : .instead(FirstCodesScreen(desk, person)) }

  override func chose(_ place: Int) -> Next {
    if !isBusy, Self.sources.indices.contains(place) { source = Self.sources[place].0 }
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    if !isBusy { (typedText, error) = (text, "") }
    return .stay
  }

  override func pressedOther(_ place: Int) -> Next { isBusy ? .stay : .instead(FirstCodesScreen(desk, person)) }

  override func pressed() -> Next {
    guard !isBusy, let source else { return .stay }
    (isBusy, notice) = (true, nil)
    let (id, number) = (person.id, typedText)
    ask {
      try $0.people().setNumber(id: id, number: number, source: source)
    } then: { [self] kept in
      isBusy = false
      switch kept {
      case .success(let person): return .instead(FirstCodesScreen(desk, person))
      case .failure(.core(.NotANumber)): error = say(.numberMalformed)
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }
}

/// Whether both try a code at once: the first check should not be the one that matters.
@Observable
public final class FirstCodesScreen: Screen {
  private let person: PersonView

  init(_ desk: Desk, _ person: PersonView) {
    self.person = person
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(
      title: say(.pairTryTitle), paragraphs: [say(.pairTryHow, ["name": .text(person.name)]), say(.pairTryWhy)],
      back: say(.backHome), primary: Step(say(.pairTryNow)), others: [Step(say(.pairTryLater))])
  }

  override func pressed() -> Next { .instead(DrillScreen(desk, person)) }
  override func pressedOther(_ place: Int) -> Next { .instead(PairedScreen(desk, person, wasTried: false)) }
}

/// The end of a pairing that came to something: what it is worth, and what to do when they call.
@Observable
public final class PairedScreen: Screen {
  private let person: PersonView
  private let wasTried: Bool

  init(_ desk: Desk, _ person: PersonView, wasTried: Bool) {
    (self.person, self.wasTried) = (person, wasTried)
    super.init(desk)
  }

  override public var frame: Frame {
    let name: [String: TextValue] = ["name": .text(person.name)]
    let title = say(.pairPairedTitle, name)
    return Frame(
      title: title,
      paragraphs: [desk.meaning(person.trust), say(.pairWhenTheyCall, name), say(.pairWhenICall, name)],
      back: say(.backHome), primary: Step(say(.pairDone)), announce: title)
  }

  override public var content: Content {
    let number = person.number?.number
    let facts = [
      Fact(name: say(.factTrust), value: desk.badge(person.trust).1),
      Fact(name: say(.factNumber), value: number ?? say(.factNoNumber), tone: number == nil ? .warning : .plain),
      Fact(
        name: say(.pairFactTried), value: say(wasTried ? .pairTried : .pairNotTried), tone: wasTried ? .good : .plain),
    ]
    return .form(Question(facts: facts))
  }

  override func pressed() -> Next { .home }
  override func wentBack() -> Next { .home }
}
