package cn.sanwei.wish;

import cn.sanwei.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    ArchitectureTest() {
        super("cn.sanwei.wish");
    }
}
