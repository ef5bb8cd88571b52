import Foundation

/// A time as a person reads it, in the zone of this device. It exists because the core counts Unix seconds and nobody reads
/// those.
public struct Moment: Sendable {
  private let parts: DateComponents

  /// Takes a time in Unix seconds into a zone.
  public init(_ at: Int64, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let date = Date(timeIntervalSince1970: TimeInterval(at))
    parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
  }

  /// The date in words: "21 November 2026".
  public func date(_ texts: Texts) -> String {
    let months: [Phrase] = [
      .month1, .month2, .month3, .month4, .month5, .month6, .month7, .month8, .month9, .month10, .month11, .month12,
    ]
    let month = texts.say(months[((parts.month ?? 1) - 1) % 12])
    let (day, year) = (Int64(parts.day ?? 1), parts.year ?? 1970)
    return texts.say(.date, ["day": .number(day), "month": .text(month), "year": "\(year)"])
  }

  /// The time of day: "14:32".
  public var clock: String { "\(two(parts.hour)):\(two(parts.minute))" }

  /// The time of day with seconds: "14:32:05".
  public var clockWithSeconds: String { "\(clock):\(two(parts.second))" }

  /// The day alone in digits: "2026-11-21".
  public var day: String { "\(parts.year ?? 1970)-\(two(parts.month))-\(two(parts.day))" }

  /// Date and time in digits, as they are typed: "2026-11-21 14:32".
  public var typed: String { "\(day) \(clock)" }

  private func two(_ number: Int?) -> String {
    let digits = String(number ?? 0)
    return digits.count < 2 ? "0" + digits : digits
  }
}
