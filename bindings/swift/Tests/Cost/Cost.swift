import CountersignCore
import Foundation

// What calls cost from Swift: the same work as `bindings/ffi/examples/cost.rs` does within Rust, and the same answer.

/// Something is not as it always is, so that no figure would mean anything.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

func expect(_ holds: Bool, _ what: String) throws {
  guard holds else { throw Unexpected(description: what) }
}

/// A camera's frame.
let (width, height) = (1920, 1080)
/// Ways in which a frame without a code is read, one a frame.
let turns = 9

/// A clock that is set.
final class SetClock: Clock, @unchecked Sendable {
  private let lock = NSLock()
  private var seconds: Int64 = 0

  func read() -> ClockReading {
    lock.withLock {
      ClockReading(wallAt: 1_800_000_000 + seconds, boot: "first", boottimeMs: 5_000_000 + seconds * 1000)
    }
  }

  func pass(_ more: Int64) { lock.withLock { seconds += more } }
}

/// What single calls took, in nanoseconds.
struct Times {
  private var cpu: [Double] = []
  private var wall: [Double] = []

  private static func nanoseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// Does the work `calls` times and notes what one of them took.
  mutating func take(_ calls: Int, _ work: () throws -> Void) rethrows {
    let cpu = Self.nanoseconds(CLOCK_THREAD_CPUTIME_ID)
    let wall = Self.nanoseconds(CLOCK_MONOTONIC)
    for _ in 0..<calls { try work() }
    self.cpu.append((Self.nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu) / Double(calls))
    self.wall.append((Self.nanoseconds(CLOCK_MONOTONIC) - wall) / Double(calls))
  }

  /// Forgets the first half, in which caches fill and clocks rise, and sums the other up.
  var summary: [String: [Int]] {
    func percentiles(_ times: [Double]) -> [Int] {
      let late = times[(times.count / 2)...].sorted()
      return [50, 95].map { Int(late[(late.count - 1) * $0 / 100].rounded()) }
    }
    return ["cpu": percentiles(cpu), "wall": percentiles(wall)]
  }
}

/// Takes samples of some calls each.
func measured(_ calls: Int, _ samples: Int, _ work: () throws -> Void) rethrows -> [String: [Int]] {
  var times = Times()
  for _ in 0..<samples { try times.take(calls, work) }
  return times.summary
}

/// One of two people who have met.
struct Side {
  let people: People
  let other: PersonId
}

func message(_ session: PairingSession) throws -> String {
  guard let message = session.view().message else { throw Unexpected(description: "there is no message") }
  return message
}

/// Makes two vaults and lets their people meet.
func met(_ folder: String, _ clock: SetClock) throws -> (Side, Side) {
  func person(_ name: String) throws -> People {
    try VaultPlace(folder: "\(folder)/\(name)", clock: clock).create(
      ownName: name, key: Data(repeating: 5, count: 32), passphrase: nil, recovery: nil)
  }
  let (omar, petra) = (try person("Omar"), try person("Petra"))
  let (began, answered) = (try omar.beginPairing(way: .scan), try petra.answerPairing(way: .scan))
  _ = try answered.feed(text: message(began), by: .camera)
  _ = try began.feed(text: message(answered), by: .camera)
  _ = try answered.feed(text: message(began), by: .camera)
  func kept(_ people: People, _ session: PairingSession, _ name: String) throws -> Side {
    try session.confirmYes()
    guard case .here(let person) = try people.admit(session: session, admission: .new(name: name)) else {
      throw Unexpected(description: "the name is taken")
    }
    return Side(people: people, other: person.id)
  }
  return (try kept(omar, began, "Petra"), try kept(petra, answered, "Omar"))
}

/// Proves and checks so often, each time 90 seconds later.
func calls(_ folder: String, _ samples: Int) throws -> (proofs: Times, checks: Times) {
  let clock = SetClock()
  let (omar, petra) = try met(folder, clock)
  var (proofs, checks) = (Times(), Times())
  for _ in 0..<samples {
    clock.pass(90)
    var code = ""
    try proofs.take(1) { code = try omar.people.prove(id: omar.other, role: .iCalled).digits }
    try checks.take(1) {
      let checked = try petra.people.check(id: petra.other, role: .theyCalled, typed: code, owner: nil)
      try expect(checked.verdict == .verified(driftSeconds: 0), "the code was not believed")
    }
  }
  return (proofs, checks)
}

/// Draws a code into a grey frame.
func drawn(_ matrix: QrMatrix) -> Data {
  let (pixels, side) = (12, Int(matrix.side))
  var frame = Data(repeating: 200, count: width * height)
  for (at, module) in matrix.modules.enumerated() where module == 1 {
    for line in 0..<pixels {
      let begin = (200 + at / side * pixels + line) * width + 300 + at % side * pixels
      frame.replaceSubrange(begin..<begin + pixels, with: repeatElement(20, count: pixels))
    }
  }
  return frame
}

@main
struct Cost {
  static func main() throws {
    let folders = CommandLine.arguments.dropFirst()
    guard folders.count == 2, let disk = folders.first, let memory = folders.last else {
      throw Unexpected(description: "name a folder on a disk and one in memory")
    }
    var results: [String: [String: [Int]]] = [:]
    results["is_code"] = try measured(100, 400) { try expect(isCode(typed: "418 203"), "that is a code") }
    let text = String(repeating: "A text of fifty letters, of which codes are made. ", count: 2)
    results["qr_matrix"] = try measured(5, 100) { _ = try qrMatrix(text: text) }

    let (blank, drawn) = (Data(repeating: 200, count: width * height), drawn(try qrMatrix(text: text)))
    let scanner = QrScanner()
    func feed(_ frame: Data, stride: Int = width) throws -> [String] {
      try scanner.feed(luma: frame, width: UInt32(width), height: UInt32(height), rowStride: UInt32(stride))
    }
    results["frame_refused"] = try measured(100, 400) {
      do {
        _ = try feed(blank, stride: width - 1)
        throw Unexpected(description: "a short stride was taken")
      } catch CountersignError.FrameShortStride {}
    }
    results["frame_code"] = try measured(1, 60) { try expect(feed(drawn) == [text], "the code was not read") }
    results["frame_blank"] = try measured(turns, 10) { try expect(feed(blank).isEmpty, "a code was read") }

    for (name, folder, samples) in [("memory", memory, 1000), ("disk", disk, 400)] {
      let (proofs, checks) = try calls(folder, samples)
      results["prove_\(name)"] = proofs.summary
      results["check_\(name)"] = checks.summary
    }
    let answer = try JSONSerialization.data(withJSONObject: results, options: .sortedKeys)
    try FileHandle.standardOutput.write(contentsOf: answer + Data("\n".utf8))
  }
}
