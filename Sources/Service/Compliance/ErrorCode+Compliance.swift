package import Core

extension ErrorCode {
    /// The sets of controls cannot be read, or there is none of that name.
    package static let complianceControls = ErrorCode("compliance.controls")
}
