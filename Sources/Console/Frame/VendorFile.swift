/// A file of another project that pages load, where Debian's package puts it.
package enum VendorFile: String, Sendable, Hashable, CaseIterable {
    case bootstrapStyle, bootstrapScript, chartScript

    package enum Package: String, Sendable, Hashable, CaseIterable {
        case bootstrap, chart

        /// Debian's name.
        package var debianName: String {
            switch self {
            case .bootstrap: "libjs-bootstrap5"
            case .chart: "libjs-chart.js"
            }
        }

        package var standardFolder: String {
            switch self {
            case .bootstrap: "/usr/share/javascript/bootstrap5"
            case .chart: "/usr/share/javascript/chart.js"
            }
        }
    }

    package var package: Package {
        switch self {
        case .bootstrapStyle, .bootstrapScript: .bootstrap
        case .chartScript: .chart
        }
    }

    /// Below the package's folder.
    package var path: String {
        switch self {
        case .bootstrapStyle: "css/bootstrap.min.css"
        case .bootstrapScript: "js/bootstrap.bundle.min.js"
        case .chartScript: "chart.min.js"
        }
    }

    var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
