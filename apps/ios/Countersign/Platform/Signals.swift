import AVFoundation
import CoreHaptics
import CountersignKit
import Foundation

/// Verdicts for the ear and the hand, where this phone has something for them.
@MainActor
final class Signals {
  /// Samples a second.
  private static let rate = 22_050
  /// Loud enough to be heard in a room, far from the most.
  private static let loudness = 0.35

  private var player: AVAudioPlayer?
  private var engine: CHHapticEngine?

  /// Makes both at once, and waits for neither.
  func play(_ signal: Signal) {
    sound(signal)
    feel(signal)
  }

  private func sound(_ signal: Signal) {
    // Beside whatever else plays, and silent where the person silenced the phone.
    try? AVAudioSession.sharedInstance().setCategory(.ambient)
    player = try? AVAudioPlayer(data: Self.wave(signal.notes))
    player?.play()
  }

  private func feel(_ signal: Signal) {
    guard CHHapticEngine.capabilitiesForHardware().supportsHaptics else { return }
    var at = 0.0
    var events: [CHHapticEvent] = []
    for length in signal.buzzes {
      events.append(CHHapticEvent(eventType: .hapticContinuous, parameters: [], relativeTime: at, duration: length))
      at += length + 0.12
    }
    do {
      let engine = try CHHapticEngine()
      try engine.start()
      try engine.makePlayer(with: CHHapticPattern(events: events, parameters: [])).start(atTime: CHHapticTimeImmediate)
      self.engine = engine
    } catch {
      // A phone that does not buzz still says it in words, colours and shapes.
      self.engine = nil
    }
  }

  /// Notes as a WAVE file of 16 bits and one channel, each swelling and fading so that it does not click.
  private static func wave(_ notes: [(hertz: Double, seconds: Double)]) -> Data {
    var samples: [Int16] = []
    for (hertz, seconds) in notes {
      let count = Int(seconds * Double(rate))
      for place in 0..<count {
        let edge = min(1, Double(min(place, count - place)) / (0.01 * Double(rate)))
        let swing = sin(2 * Double.pi * hertz * Double(place) / Double(rate))
        samples.append(Int16(swing * edge * loudness * Double(Int16.max)))
      }
    }
    let body = samples.reduce(into: Data()) { $0.append(littleEndian: UInt16(bitPattern: $1)) }
    var file = Data("RIFF".utf8)
    file.append(littleEndian: UInt32(36 + body.count))
    file.append(contentsOf: "WAVEfmt ".utf8)
    file.append(littleEndian: UInt32(16))
    for field in [UInt16(1), 1] { file.append(littleEndian: field) }
    for field in [UInt32(rate), UInt32(2 * rate)] { file.append(littleEndian: field) }
    for field in [UInt16(2), 16] { file.append(littleEndian: field) }
    file.append(contentsOf: "data".utf8)
    file.append(littleEndian: UInt32(body.count))
    return file + body
  }
}

extension Signal {
  /// The notes: two that rise, one low, one in the middle.
  fileprivate var notes: [(hertz: Double, seconds: Double)] {
    switch self {
    case .verified: [(660, 0.14), (880, 0.22)]
    case .wrong: [(196, 0.45)]
    case .doubt: [(440, 0.26)]
    }
  }

  /// The seconds of each buzz: one long, three short, two short.
  fileprivate var buzzes: [Double] {
    switch self {
    case .verified: [0.5]
    case .wrong: [0.12, 0.12, 0.12]
    case .doubt: [0.12, 0.12]
    }
  }
}

extension Data {
  /// Appends a number, its least byte first.
  fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
