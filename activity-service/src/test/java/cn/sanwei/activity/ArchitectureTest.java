package cn.sanwei.activity;

import cn.sanwei.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    ArchitectureTest() {
        super("cn.sanwei.activity", "javax.crypto..", "org.pcollections..");
    }
}
