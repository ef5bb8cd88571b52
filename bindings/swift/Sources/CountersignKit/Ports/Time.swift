import CountersignCore
import Foundation

/// The clocks of the device and a way to wait, for the core and for every timer of the models.
public protocol Time: CountersignCore.Clock {
  /// Waits.
  func sleep(seconds: Int) async throws
  /// The zone in which times are shown.
  var zone: TimeZone { get }
}

extension Time {
  /// The wall clock, in Unix seconds.
  var now: Int64 { read().wallAt }
}

/// The device's own clocks.
public final class DeviceTime: Time {
  public init() {}

  public func read() -> ClockReading {
    let seconds = ContinuousTime.now()
    return ClockReading(
      wallAt: Int64(Date().timeIntervalSince1970.rounded(.down)), boot: ContinuousTime.boot(),
      boottimeMs: seconds)
  }

  public func sleep(seconds: Int) async throws {
    try await Task.sleep(for: .seconds(seconds))
  }

  public var zone: TimeZone { .autoupdatingCurrent }
}

/// The time since the device was started, sleep included, and the name of that start.
enum ContinuousTime {
  #if canImport(Darwin)
    static func now() -> Int64 {
      var base = mach_timebase_info_data_t()
      guard mach_timebase_info(&base) == KERN_SUCCESS, base.denom > 0 else { return 0 }
      let ticks = mach_continuous_time()
      // In two parts, since ticks times numerator may not fit.
      let (whole, rest) = ticks.quotientAndRemainder(dividingBy: UInt64(base.denom))
      let nanoseconds = whole * UInt64(base.numer) + rest * UInt64(base.numer) / UInt64(base.denom)
      return Int64(clamping: nanoseconds / 1_000_000)
    }

    static func boot() -> String {
      var size = 0
      guard sysctlbyname("kern.bootsessionuuid", nil, &size, nil, 0) == 0, size > 1 else { return "" }
      var name = [UInt8](repeating: 0, count: size)
      guard sysctlbyname("kern.bootsessionuuid", &name, &size, nil, 0) == 0 else { return "" }
      return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }
  #else
    static func now() -> Int64 {
      var time = timespec()
      guard clock_gettime(CLOCK_BOOTTIME, &time) == 0 else { return 0 }
      return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    static func boot() -> String {
      let file = "/proc/sys/kernel/random/boot_id"
      return (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    }
  #endif
}
