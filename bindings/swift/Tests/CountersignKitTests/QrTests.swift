import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@Suite("QR codes")
struct QrTests {
  private let text = "CSIGN:AEAQCAA36KR54BRAG525RQYR73B3NPYUF5VOC35GFI5LREMP3NPGQ7"

  @Test("the path covers each dark module once and nothing else")
  func path() throws {
    let (code, matrix) = (try #require(QrCode(text)), try qrMatrix(text: text))
    let (side, zone) = (Int(matrix.side), Int(matrix.quietZone))
    #expect(code.side == side + 2 * zone)
    var dark = Set<[Int]>()
    for bar in code.bars {
      for x in bar.x..<(bar.x + bar.length) { #expect(dark.insert([x - zone, bar.y - zone]).inserted) }
    }
    for (place, module) in matrix.modules.enumerated() {
      #expect(dark.contains([place % side, place / side]) == (module == 1))
    }
    #expect(code.path.components(separatedBy: "M").count - 1 == code.bars.count)
  }

  @Test("drawn at whole pixels it is read by the scanner, with a stride of its own")
  func read() throws {
    let code = try #require(QrCode(text))
    let module = code.pixelsPerModule(within: 400)
    let (size, stride) = (code.side * module, code.side * module + 13)
    var luma = Data(repeating: 255, count: stride * size)
    for bar in code.bars {
      for y in (bar.y * module)..<((bar.y + 1) * module) {
        let start = y * stride + bar.x * module
        luma.replaceSubrange(start..<(start + bar.length * module), with: repeatElement(0, count: bar.length * module))
      }
    }
    let scanner = QrScanner()
    #expect(
      try scanner.feed(luma: luma, width: UInt32(size), height: UInt32(size), rowStride: UInt32(stride)) == [text])
    #expect(throws: CountersignError.FrameShortStride) {
      try scanner.feed(luma: luma, width: UInt32(size), height: UInt32(size), rowStride: 1)
    }
  }

  @Test("what cannot be drawn is none")
  func none() {
    #expect(QrCode("") == nil)
    #expect(QrCode(String(repeating: "x", count: 5000)) == nil)
    #expect(QrCode("x")?.pixelsPerModule(within: 3) == 1)
  }
}

@Suite("A camera's frames")
struct FrameTests {
  @Test("are read where they lie, and what is no frame has no texts")
  func frames() throws {
    let code = try #require(QrCode("CSIGN:FRAME"))
    let size = code.side * 4
    var luma = [UInt8](repeating: 255, count: size * size)
    for bar in code.bars {
      for y in (bar.y * 4)..<((bar.y + 1) * 4) {
        for x in (bar.x * 4)..<((bar.x + bar.length) * 4) { luma[y * size + x] = 0 }
      }
    }
    let reader = FrameReader()
    luma.withUnsafeBytes { bytes in
      #expect(reader.read(luma: bytes, width: size, height: size, rowStride: size) == ["CSIGN:FRAME"])
      #expect(reader.read(luma: bytes, width: size, height: size * 2, rowStride: size) == [])
      #expect(reader.read(luma: bytes, width: -1, height: size, rowStride: size) == [])
      #expect(reader.read(luma: UnsafeRawBufferPointer(start: nil, count: 0), width: 1, height: 1, rowStride: 1) == [])
    }
  }
}
