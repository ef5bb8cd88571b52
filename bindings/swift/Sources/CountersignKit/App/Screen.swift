import CountersignCore
import Observation

/// Where to go on.
enum Next {
  /// Here.
  case stay
  /// On a further screen; "back" leads here again.
  case go(Screen)
  /// On another screen in place of this one.
  case instead(Screen)
  /// Where this screen was opened from.
  case back
  /// Where this screen was opened from, with the owner's proof that it asked for.
  case proved(OwnerProof)
  /// On the first screen, whatever lies between.
  case home
  /// On the first screen, and from there on a further one.
  case homeThen(Screen)
  /// Everything is locked.
  case lock
}

/// What becomes of a screen when everything is locked.
enum BehindLock {
  /// It is closed.
  case ends
  /// It comes back empty, unless that takes longer than a call under way may wait.
  case waits
  /// It goes on: what two people have done so far would be lost for good.
  case goesOn
}

/// One screen's state and what it does with what a person did. A view shows ``frame`` and ``content`` and calls one method
/// for each gesture; it decides nothing.
@MainActor
@Observable
public class Screen: Identifiable {
  /// What every screen has at hand.
  let desk: Desk

  init(_ desk: Desk) {
    self.desk = desk
  }

  // What a view shows.

  /// Title, way back, buttons, and what is under way.
  public var frame: Frame { Frame() }
  /// What this screen shows of its own.
  public var content: Content { .form(Question()) }

  // What a view calls.

  /// The one step forward.
  public final func press() { gesture { pressed() } }
  /// Return in the last field: the one step forward, where it can be taken now.
  public final func submit() {
    let frame = frame
    if frame.busy == nil, frame.primary?.isEnabled == true { press() }
  }
  /// Another step, by its place.
  public final func press(other place: Int) { gesture { pressedOther(place) } }
  /// The way back.
  public final func goBack() { gesture { wentBack() } }
  /// A field of a form holds this now.
  public final func edit(_ field: Int, _ text: String) { gesture { edited(field, text) } }
  /// An answer of several.
  public final func choose(_ place: Int) { gesture { chose(place) } }
  /// The field for a code, for words or for a message holds this now.
  public final func type(_ text: String) { gesture { typed(text) } }
  /// A row of a list.
  public final func pick(_ place: Int) { gesture { picked(place) } }
  /// This is searched for.
  public final func search(_ text: String) { gesture { searched(text) } }
  /// A QR code was read: by the camera just now, or in a picture.
  public final func saw(_ text: String, live: Bool) { follow(seen(text, live: live)) }
  /// The camera's pictures come, or say why they do not.
  public final func camera(_ state: CameraState) { cameraIs(state) }

  /// What a screen reader says by itself now, each sentence once: what the screen announces, what has to be known, and what is
  /// wrong with what stands in a field.
  public final var spoken: [String] {
    let frame = frame
    let errors =
      switch content {
      case .form(let question): question.fields.map(\.error)
      case .call(let call), .mine(let call): [call.ask?.error ?? ""]
      case .words(let words): [words.ask?.error ?? ""]
      case .opening, .home, .choose, .verdict, .exchange, .person, .journal, .settings, .facts: [String]()
      }
    return ([frame.announce, frame.notice?.text ?? ""] + errors).reduce(into: []) { said, sentence in
      if !sentence.isEmpty, !said.contains(sentence) { said.append(sentence) }
    }
  }

  // What a screen decides.

  func opened() -> Next { .stay }
  /// Comes back into view, after a screen above it closed.
  func again() -> Next { .stay }
  /// Comes back into view after the owner proved themselves on a screen above it.
  func proved(_ proof: OwnerProof) -> Next { again() }
  /// About a second has passed.
  func ticked() -> Next { .stay }
  func pressed() -> Next { .stay }
  func pressedOther(_ place: Int) -> Next { .stay }
  func wentBack() -> Next { .back }
  func edited(_ field: Int, _ text: String) -> Next { .stay }
  func chose(_ place: Int) -> Next { .stay }
  func typed(_ text: String) -> Next { .stay }
  func picked(_ place: Int) -> Next { .stay }
  func searched(_ text: String) -> Next { .stay }
  func seen(_ text: String, live: Bool) -> Next { .stay }
  func cameraIs(_ state: CameraState) {}
  /// The app was in the background for so many seconds.
  func cameBack(after seconds: Int64) {}
  /// The app leaves the foreground. Everything is locked then; what may not even stay where it was locked before goes now.
  func left() {}
  /// What becomes of it when everything is locked.
  var behindLock: BehindLock { .ends }
  /// It will not come back from behind the lock.
  func ended() {}
  /// Lets go of what was typed or shown, when it closes and when everything is locked.
  func wipe() {}

  // What a screen has at hand.

  /// Says a sentence.
  final func say(_ phrase: Phrase, _ values: [String: TextValue] = [:]) -> String { desk.texts.say(phrase, values) }

  /// Goes on.
  final func follow(_ next: Next) { desk.follow(next, from: self) }

  /// Has the device do `job`, and takes up what came of it, unless this screen is closed by then.
  final func ask<T: Sendable>(
    _ job: @escaping @Sendable (Bench) throws -> T, then: @escaping @MainActor (Result<T, Refusal>) -> Next
  ) {
    desk.ask(for: self, job, then: then)
  }

  /// A notice about a refusal.
  final func refused(_ refusal: Refusal) -> Notice { Notice(tone: .error, text: refusal.text(desk.texts)) }

  private func gesture(_ work: () -> Next) {
    desk.stir()
    follow(work())
  }
}
