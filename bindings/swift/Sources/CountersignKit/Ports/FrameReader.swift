import CountersignCore
import Foundation

/// Reads the codes in a camera's frames, on the thread that brings them. One for each use of the camera.
public final class FrameReader: Sendable {
  private let scanner = QrScanner()

  public init() {}

  /// Gives the texts in one frame: `luma` has one byte of brightness a pixel, and a row begins every `rowStride` bytes. The
  /// bytes are lent for the call. A frame that comes while another is read, or that is none, has no texts.
  public func read(luma: UnsafeRawBufferPointer, width: Int, height: Int, rowStride: Int) -> [String] {
    guard let start = luma.baseAddress, let width = UInt32(exactly: width), let height = UInt32(exactly: height),
      let rowStride = UInt32(exactly: rowStride)
    else { return [] }
    let lent = Data(bytesNoCopy: .init(mutating: start), count: luma.count, deallocator: .none)
    return (try? scanner.feed(luma: lent, width: width, height: height, rowStride: rowStride)) ?? []
  }
}
