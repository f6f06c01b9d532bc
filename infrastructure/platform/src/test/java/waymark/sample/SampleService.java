package waymark.sample;

import waymark.platform.service.WaymarkService;

/** The smallest service there can be, to try the platform on. */
@WaymarkService
public class SampleService {}
