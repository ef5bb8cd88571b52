import CountersignCore
import Observation

/// The first moment: finding out what is kept here.
@Observable
public final class OpeningScreen: Screen {
  override public var frame: Frame {
    let text = say(.opening)
    return Frame(title: text, busy: text)
  }

  override public var content: Content { .opening }

  override func opened() -> Next {
    ask {
      try $0.place.waysToUnlock()
    } then: { [desk] in
      Self.lead($0, desk)
    }
    return .stay
  }

  /// Leads on by the ways to unlock that there are.
  static func lead(_ ways: Result<[SlotKind], Refusal>, _ desk: Desk) -> Next {
    switch ways {
    case .success([]): .instead(WelcomeScreen(desk))
    case .success(let ways): .instead(UnlockScreen(desk, ways: ways))
    case .failure(let refusal): .instead(BlockedScreen(desk, refusal))
    }
  }
}
