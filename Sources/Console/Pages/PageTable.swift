/// Every page of the console.
package enum PageTable {
    package static let all: [ConsolePage] =
        FramePages.all + FleetPages.all + SetupPages.all + RestorePages.all + GovernPages.all
}
