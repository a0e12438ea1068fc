internal import Foundation

/// Lines of the test machinery on standard error: seeds, measured figures.
package enum Notice {
    package static func say(_ text: String) {
        FileHandle.standardError.write(Data("testkit: \(text)\n".utf8))
    }
}
